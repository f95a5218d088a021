/**
 * Players in a real browser play what the library wrote, and cannot play it without the key. A node
 * script drives the browser and tells facts; the tests here judge them.
 */
package io.github.fragmill.integration.browser;
