/**
 * The pages in a real browser, as people use them. A node script drives the browser and reports
 * facts; the tests here check them.
 */
package io.github.fragmill.platform.browser;
