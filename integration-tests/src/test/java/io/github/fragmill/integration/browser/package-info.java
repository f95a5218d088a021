/**
 * Players in a real browser play what the library wrote, and cannot play it without the key. A node
 * script drives the browser and reports facts; the tests here check them.
 */
package io.github.fragmill.integration.browser;
