/**
 * Where keys must not show: in what is written, said and logged, and in memory when they are
 * closed.
 */
package io.github.fragmill.integration.secrets;
