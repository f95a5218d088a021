package io.github.fragmill.testing.keyserver;

/** What a {@link SpekeServer} does wrong. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** Another version in the header. */
  WRONG_VERSION,
  /** No version in the header. */
  NO_VERSION,
  /** Another content id. */
  WRONG_CONTENT_ID,
  /** Another scheme for the keys. */
  WRONG_SCHEME,
  /** Another track type in a usage rule. */
  WRONG_TRACK_TYPE,
  /** The first key is not there. */
  MISSING_KEY,
  /** The first key has no value. */
  EMPTY_KEY,
  /** The first key is there twice. */
  DOUBLED_KEY,
  /** A key that was not asked for. */
  OTHER_KEY,
  /** A system's element is not filled. */
  EMPTY_ELEMENT,
  /** A system is not there. */
  MISSING_SYSTEM,
  /** A MAC that is changed in one bit. */
  WRONG_MAC,
  /** Encrypted keys without MAC. */
  NO_MAC,
  /** Keys in clear although encrypted ones were asked for. */
  PLAIN_KEYS,
  /** A document type with an external entity. */
  EXTERNAL_ENTITY,
  /** Entities that grow a thousandfold each. */
  ENTITY_BOMB,
  /** More bytes than anybody reads. */
  HUGE,
  /** The beginning of an answer, and then nothing. */
  SLOW,
  /** The connection breaks off within the answer. */
  BROKEN_OFF,
  /** Half a document. */
  HALF,
  /** 422 with a text that holds a key. */
  REFUSED,
  /** 503 for the first two requests. */
  BUSY_TWICE,
  /** 500 for each request. */
  ALWAYS_DOWN,
  /** 302 to another address. */
  REDIRECT
}
