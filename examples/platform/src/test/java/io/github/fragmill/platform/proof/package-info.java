/**
 * What the platform promises, proved on the jar that users start: with real files, databases and
 * object stores, and with the accidents that they meet.
 */
package io.github.fragmill.platform.proof;
