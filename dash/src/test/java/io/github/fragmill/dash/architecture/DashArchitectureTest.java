package io.github.fragmill.dash.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may depend on. */
class DashArchitectureTest {

  private static final String ROOT = "io.github.fragmill.dash";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void xmlBinding_isKnownToItsPackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".internal.xml")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.xml..", "org.glassfish..")
        .check(CLASSES);
  }

  @Test
  void dash_doesNotKnowCryptoNorTheInsideOfCore() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fragmill.crypto..",
            "io.github.fragmill.core.internal..",
            "org.bouncycastle..",
            "org.mp4parser..")
        .check(CLASSES);
  }
}
