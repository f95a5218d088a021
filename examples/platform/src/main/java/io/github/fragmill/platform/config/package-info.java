/** The settings: the environment variables, and the configuration that they form. */
package io.github.fragmill.platform.config;
