package io.github.fragmill.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parts of this module may use which. */
class CoreWallsTest {

  private static final String CORE = "io.github.fragmill.core";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CORE);

  @ParameterizedTest
  @CsvSource({
    "org.mp4parser, io.github.fragmill.core.internal.isobmff",
    "javax.xml.stream, io.github.fragmill.core.internal.text.ttml"
  })
  void foreignPackage_isUsedInOnePlace(String foreign, String place) {
    noClasses()
        .that()
        .resideOutsideOfPackage(place + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(foreign + "..")
        .check(CLASSES);
    assertThat(
            CLASSES.stream()
                .filter(it -> it.getPackageName().startsWith(place))
                .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                .map(it -> it.getTargetClass().getPackageName()))
        .as("the rule has something to hold")
        .anyMatch(name -> name.startsWith(foreign));
  }

  @Test
  void packages_haveNoCycle() {
    SlicesRuleDefinition.slices().matching(CORE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classes_haveNoCycle() {
    SlicesRuleDefinition.slices()
        .assignedFrom(new OutermostClasses())
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** Nested classes belong to the class whose file they are in. */
  private static final class OutermostClasses implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getName();
      int nested = name.indexOf('$');
      return !type.getPackageName().startsWith(CORE)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(nested < 0 ? name : name.substring(0, nested));
    }

    @Override
    public String getDescription() {
      return "outermost classes";
    }
  }
}
