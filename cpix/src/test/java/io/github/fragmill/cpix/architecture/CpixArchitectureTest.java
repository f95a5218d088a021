package io.github.fragmill.cpix.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;

/** What this module may depend on. */
class CpixArchitectureTest {

  private static final String ROOT = "io.github.fragmill.cpix";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void cpix_knowsPublicPartsAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.fragmill.crypto.internal..",
            "io.github.fragmill.core.internal..",
            "io.github.fragmill.dash..",
            "io.github.fragmill.hls..",
            "jakarta.xml.bind..",
            "org.bouncycastle..",
            "org.mp4parser..")
        .check(CLASSES);
  }

  @Test
  void providers_areNotRegistered() {
    noClasses()
        .should()
        .callMethod(Security.class, "addProvider", Provider.class)
        .orShould()
        .callMethod(Security.class, "insertProviderAt", Provider.class, int.class)
        .check(CLASSES);
  }
}
