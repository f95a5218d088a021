package io.github.fragmill.platform.catalog;

import java.util.Optional;

/**
 * A file of a title.
 *
 * @param name the name that the user gave
 * @param stored the whole name in the input storage
 * @param language a language tag (BCP 47) that the user gave
 * @param role a role (DASH role scheme) that the user gave
 */
public record UploadFile(
    String name,
    String stored,
    long sizeBytes,
    Optional<String> language,
    Optional<String> label,
    Optional<String> role) {}
