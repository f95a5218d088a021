/**
 * What core's tests share: boxes and tables made by hand, clips, and strict fakes of the ports,
 * which fail a test that breaks a port's contract. Nothing here is shipped.
 */
package io.github.fragmill.core.testing;
