/**
 * Keys: the master key of an installation, the encryption of content keys in the database, and
 * signed tokens. No key is in any message.
 */
package io.github.fragmill.platform.keys;
