package io.github.fragmill.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.stream.Stream;

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

  /** The modules that applications depend on, by their folders. */
  static final List<String> FOLDERS =
      List.of("core", "crypto", "cpix", "dash", "hls", "http", "s3", "origin");

  /** The root packages of these modules. */
  static final List<String> MODULES =
      FOLDERS.stream().map(folder -> "io.github.fragmill." + folder).toList();

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(Library::isOurs)
          .importPackages(MODULES.toArray(String[]::new));

  private Library() {}

  /** Returns the folders of the library's modules and of others. */
  static List<String> foldersAnd(String... others) {
    return Stream.concat(FOLDERS.stream(), Stream.of(others)).toList();
  }

  private static boolean isOurs(Location location) {
    return !location.contains("/integration/");
  }
}
