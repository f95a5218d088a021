/** What can be set: each variable of the environment, and what all of them come to. */
package io.github.fragmill.platform.config;
