package io.github.fragmill.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Set;

/** The classes of the library, without their tests and without this module. */
final class Library {

  static final String CORE = "io.github.fragmill.core";
  static final String CRYPTO = "io.github.fragmill.crypto";
  static final String DASH = "io.github.fragmill.dash";
  static final String HLS = "io.github.fragmill.hls";
  static final String HTTP = "io.github.fragmill.http";
  static final String S3 = "io.github.fragmill.s3";
  static final String ORIGIN = "io.github.fragmill.origin";
  static final String CPIX = "io.github.fragmill.cpix";
  static final Set<String> MODULES = Set.of(CORE, CRYPTO, CPIX, DASH, HLS, HTTP, S3, ORIGIN);

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(Library::isOurs)
          .importPackages(MODULES.toArray(String[]::new));

  private Library() {}

  private static boolean isOurs(Location location) {
    return !location.contains("/integration/");
  }
}
