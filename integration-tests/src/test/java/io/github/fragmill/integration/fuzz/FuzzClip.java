package io.github.fragmill.integration.fuzz;

/**
 * A file to be damaged.
 *
 * @param name its name
 * @param bytes its content; nobody writes to it
 * @param isText whether it is a text file, not MP4
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FuzzClip(String name, byte[] bytes, boolean isText) {}
