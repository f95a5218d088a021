package io.github.fragmill.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
final class PlatformWallsTest {

  private static final String ROOT = "io.github.fragmill.platform";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packages_knowEachOther_inOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("start")
        .definedBy(ROOT)
        .layer("web")
        .definedBy(ROOT + ".web")
        .layer("work")
        .definedBy(ROOT + ".work")
        .layer("catalog")
        .definedBy(ROOT + ".catalog")
        .layer("database")
        .definedBy(ROOT + ".database")
        .layer("storage")
        .definedBy(ROOT + ".storage")
        .whereLayer("start")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("start")
        .whereLayer("work")
        .mayOnlyBeAccessedByLayers("start", "web")
        .whereLayer("catalog")
        .mayOnlyBeAccessedByLayers("start", "web", "work")
        .whereLayer("database")
        .mayOnlyBeAccessedByLayers("start", "work")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("start", "web", "work")
        .check(CLASSES);
  }

  @Test
  void packages_formNoCircles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void libraries_stayInTheirRooms() {
    only("io.javalin..", ROOT + ".web");
    only("org.jdbi..", ROOT + ".catalog", ROOT + ".database");
    only("com.github.kagkarlsson..", ROOT + ".work");
    only("software.amazon.awssdk..", ROOT + ".storage", ROOT);
    only("org.apache.hc..", ROOT + ".callback");
    only("org.bouncycastle..", ROOT + ".keys", ROOT + ".callback");
    only("com.fasterxml.jackson..", ROOT + ".web");
  }

  private static void only(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  /** What is known of video is the library's. */
  @Test
  void videoItself_isLeftToTheLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.fragmill..internal..", "org.mp4parser..")
        .check(CLASSES);
  }
}
