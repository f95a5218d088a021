/**
 * Keys: the master key of an installation, what protects content keys in the database and lets
 * players ask for them, and how people write keys. No key is in any message.
 */
package io.github.fragmill.platform.keys;
