"""One page of a listing."""

from newsbot.pages.listing.page import ListingPage as ListingPage
