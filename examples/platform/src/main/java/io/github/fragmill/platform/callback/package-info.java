/**
 * Callbacks: signed reports to other systems about their tasks. Addresses from untrusted input
 * never lead into the own network.
 */
package io.github.fragmill.platform.callback;
