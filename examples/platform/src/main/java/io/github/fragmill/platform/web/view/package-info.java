/** The JSON objects of answers and callbacks. */
package io.github.fragmill.platform.web.view;
