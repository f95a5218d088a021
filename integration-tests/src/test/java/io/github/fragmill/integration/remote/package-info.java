/** Sources on servers, packaged over the network. */
package io.github.fragmill.integration.remote;
