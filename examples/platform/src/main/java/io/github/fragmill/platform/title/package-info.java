/** Titles as the library reads and packages them. Only this package calls its packager. */
package io.github.fragmill.platform.title;
