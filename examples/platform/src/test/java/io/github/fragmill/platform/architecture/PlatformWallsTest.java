package io.github.fragmill.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
final class PlatformWallsTest {

  private static final String ROOT = "io.github.fragmill.platform";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** A class with its nested classes. */
  private static final SliceAssignment OUTER_CLASSES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          String outer = type.getName().replaceFirst("\\$.*", "");
          return outer.startsWith(ROOT + ".")
              ? SliceIdentifier.of(outer)
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "classes with their nested classes";
        }
      };

  @Test
  void packages_knowEachOther_inOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("start")
        .definedBy(ROOT)
        .layer("web")
        .definedBy(ROOT + ".web..")
        .layer("service")
        .definedBy(ROOT + ".service")
        .layer("jobs")
        .definedBy(ROOT + ".packaging", ROOT + ".encoding", ROOT + ".callback")
        .layer("titles")
        .definedBy(ROOT + ".title", ROOT + ".upload")
        .layer("queue")
        .definedBy(ROOT + ".queue")
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
        .whereLayer("service")
        .mayOnlyBeAccessedByLayers("start", "web")
        .whereLayer("jobs")
        .mayOnlyBeAccessedByLayers("start", "web", "service")
        .whereLayer("titles")
        .mayOnlyBeAccessedByLayers("web", "service", "jobs")
        .whereLayer("queue")
        .mayOnlyBeAccessedByLayers("web", "service", "jobs")
        .whereLayer("catalog")
        .mayOnlyBeAccessedByLayers("start", "web", "service", "jobs", "titles")
        .whereLayer("database")
        .mayOnlyBeAccessedByLayers("start", "service")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("start", "web", "service", "jobs", "titles")
        .check(CLASSES);
  }

  @Test
  void packages_formNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classes_formNoCycles() {
    slices().assignedFrom(OUTER_CLASSES).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void libraries_stayInTheirRooms() {
    only("io.javalin..", ROOT + ".web..");
    only("org.jdbi..", ROOT + ".catalog", ROOT + ".database");
    only("com.github.kagkarlsson..", ROOT + ".queue");
    only("software.amazon.awssdk..", "io.github.fragmill.s3");
    only("org.apache.hc..", ROOT + ".callback");
    only("org.bouncycastle..", ROOT + ".keys");
    only("com.fasterxml.jackson..", ROOT + ".web.http");
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
