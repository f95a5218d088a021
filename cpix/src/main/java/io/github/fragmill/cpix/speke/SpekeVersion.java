package io.github.fragmill.cpix.speke;

/** The versions of the protocol, and what differs. */
enum SpekeVersion {
  V1_0("1.0", "2.0"),
  V2_0("2.0", "2.3"),
  V2_1("2.1", "2.4");

  private final String name;
  private final String cpix;

  SpekeVersion(String name, String cpix) {
    this.name = name;
    this.cpix = cpix;
  }

  /** Returns the value of the header; version 1.0 has none. */
  String header() {
    return name;
  }

  /** Returns the version of the documents. */
  String cpix() {
    return cpix;
  }

  boolean isFirst() {
    return this == V1_0;
  }
}
