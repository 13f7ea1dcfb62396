<?php
// Brings a WordPress to the posts that standard input lists as JSON, through WordPress's own
// functions, so that it keeps old slugs and revisions as it does for an editor. Installs it first.
define('WP_INSTALLING', ! getenv('NEWSROOM_READY'));
require getenv('NEWSROOM_ROOT') . '/wp-load.php';

if (WP_INSTALLING) {
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('The Field Courier', 'editor', 'editor@courier.example', true, '', 'not-a-secret');
    wp_delete_post(1, true);
    update_option('permalink_structure', '/%postname%/');
    update_option('default_comment_status', 'closed');
    exit;
}

$order = json_decode(stream_get_contents(STDIN), true);
update_option('posts_per_page', $order['posts_a_page']);
if (get_stylesheet() !== $order['theme']) {
    switch_theme($order['theme']);
}
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->flush_rules(false);
kses_remove_filters();

function term(string $taxonomy, string $name): int {
    $found = get_term_by('name', $name, $taxonomy);
    return $found ? $found->term_id : wp_insert_term($name, $taxonomy)['term_id'];
}

function author(string $name): int {
    $login = sanitize_user(strtolower(str_replace(' ', '', $name)), true);
    $user = get_user_by('login', $login);
    return $user ? $user->ID : wp_insert_user([
        'user_login' => $login, 'user_pass' => 'not-a-secret', 'display_name' => $name, 'role' => 'author',
    ]);
}

function field_number(int $post): string {
    return (string) get_post_meta($post, '_field_number', true);
}

$there = [];
foreach (get_posts(['numberposts' => -1]) as $post) {
    $there[field_number($post->ID)] = $post;
}
$wanted = array_column($order['posts'], null, 'number');
foreach (array_diff_key($there, $wanted) as $post) {
    wp_delete_post($post->ID, true);
}
foreach ($wanted as $number => $post) {
    $fields = [
        'post_title' => $post['headline'], 'post_name' => $post['slug'], 'post_status' => 'publish',
        'post_content' => $post['content'], 'post_author' => author($post['author']),
        'post_date' => $post['published'], 'post_date_gmt' => $post['published'],
        'post_category' => [term('category', $post['section'])], 'tags_input' => $post['keywords'],
    ];
    if (! isset($there[$number])) {
        $id = wp_insert_post(wp_slash($fields + ['meta_input' => ['_field_number' => $number]]));
    } elseif ($there[$number]->post_content !== $post['content'] || $there[$number]->post_name !== $post['slug']) {
        wp_update_post(wp_slash($fields + ['ID' => $there[$number]->ID]));
    }
}
