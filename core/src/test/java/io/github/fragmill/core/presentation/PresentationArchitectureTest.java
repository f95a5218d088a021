package io.github.fragmill.core.presentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** What this package may depend on, and in which direction its own parts do. */
class PresentationArchitectureTest {

  private static final String ROOT = "io.github.fragmill.core.presentation";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void presentation_seesWhatIsPackagedAndNothingOfThePackager() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT,
            "io.github.fragmill.core.error",
            "io.github.fragmill.core.media",
            "io.github.fragmill.core.output",
            "io.github.fragmill.core.protect",
            "com.google.errorprone.annotations",
            "java..",
            "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void classes_haveNoCycles() {
    slices().assignedFrom(new OuterClasses()).should().beFreeOfCycles().check(CLASSES);
  }

  /** A nested class counts as its outermost one. */
  private static final class OuterClasses implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      if (!javaClass.getPackageName().startsWith(ROOT)) {
        return SliceIdentifier.ignore();
      }
      JavaClass outer = javaClass;
      while (outer.getEnclosingClass().isPresent()) {
        outer = outer.getEnclosingClass().get();
      }
      return SliceIdentifier.of(outer.getName());
    }

    @Override
    public String getDescription() {
      return "outer classes";
    }
  }
}
