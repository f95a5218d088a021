/**
 * Sources on HTTPS servers, read in ranges with the client of the JDK. The library reads the URL
 * that it is given, and follows no redirect unless the application's client does.
 *
 * <p>Stability: may change in minor versions until 1.0.
 */
@NullMarked
package io.github.fragmill.http;

import org.jspecify.annotations.NullMarked;
