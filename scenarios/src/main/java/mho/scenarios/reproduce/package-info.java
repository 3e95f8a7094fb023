/**
 * Published studies done again: each a {@link mho.scenarios.reproduce.Study} that puts published numbers beside ours, with
 * tables and plots for its page. It imports reports but no command line; entry is
 * {@link mho.scenarios.reproduce.Study#all}.
 */
package mho.scenarios.reproduce;
