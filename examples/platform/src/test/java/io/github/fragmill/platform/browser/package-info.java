/**
 * The pages in a real browser, as people use them. A node script drives the browser and tells
 * facts; the tests here judge them.
 */
package io.github.fragmill.platform.browser;
