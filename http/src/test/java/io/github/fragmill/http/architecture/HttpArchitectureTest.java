package io.github.fragmill.http.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may depend on. */
class HttpArchitectureTest {

  private static final String ROOT = "io.github.fragmill.http";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void http_knowsThePublicPartOfCoreAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fragmill.crypto..",
            "io.github.fragmill.dash..",
            "io.github.fragmill.hls..",
            "io.github.fragmill.s3..",
            "io.github.fragmill.core.internal..",
            "org.bouncycastle..",
            "org.mp4parser..")
        .check(CLASSES);
  }
}
