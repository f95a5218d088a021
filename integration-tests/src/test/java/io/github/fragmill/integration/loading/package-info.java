/** The library inside of applications that load classes in their own way. */
package io.github.fragmill.integration.loading;
