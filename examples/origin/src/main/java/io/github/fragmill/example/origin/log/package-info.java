/** What is logged: one line of JSON for each request, and the failures of titles. */
@NullMarked
package io.github.fragmill.example.origin.log;

import org.jspecify.annotations.NullMarked;
