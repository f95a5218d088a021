/**
 * Callbacks: telling other systems how their work ended, signed. Addresses that are given by
 * strangers lead to nothing in the own network.
 */
package io.github.fragmill.platform.callback;
