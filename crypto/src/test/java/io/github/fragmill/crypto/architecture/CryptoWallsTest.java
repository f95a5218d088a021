package io.github.fragmill.crypto.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import org.junit.jupiter.params.provider.ValueSource;

final class CryptoWallsTest {

  private static final String CORE = "io.github.fragmill.core";
  private static final String CRYPTO = "io.github.fragmill.crypto";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CRYPTO);

  private static final JavaClasses PROTECT =
      new ClassFileImporter().importPackages(CORE + ".protect");

  @ParameterizedTest
  @ValueSource(strings = {"org.bouncycastle", "javax.crypto"})
  void cipherLibrary_isKnownInternallyOnly(String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(CRYPTO + ".internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(CLASSES);
    assertThat(CLASSES.stream().flatMap(it -> it.getDirectDependenciesFromSelf().stream()))
        .as("the rule has something to hold")
        .anyMatch(it -> it.getTargetClass().getPackageName().startsWith(library));
  }

  /** It knows no manifest, for example. */
  @Test
  void module_knowsNothingButTheJdkBouncyCastleAndTheCore() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "com.google.errorprone.annotations",
            "javax.crypto..",
            "javax.security.auth..",
            "org.bouncycastle..",
            CORE + "..",
            CRYPTO + "..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CORE + ".internal..")
        .check(CLASSES);
  }

  @Test
  void packages_ofTheModule_haveNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("(" + CRYPTO + "..)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** What is said about encryption can be kept and sent without what encrypts. */
  @Test
  void values_ofThePort_knowTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(CORE + ".protect")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations", CORE + ".protect")
        .check(PROTECT);
  }

  @Test
  void classes_ofModuleAndPort_haveNoCycle() {
    assertThat(PROTECT).hasSizeGreaterThan(10);
    for (JavaClasses imported : new JavaClasses[] {CLASSES, PROTECT}) {
      SlicesRuleDefinition.slices()
          .assignedFrom(new OuterClasses())
          .should()
          .beFreeOfCycles()
          .check(imported);
    }
  }

  /** Nested classes count as the class that they are nested in. */
  private static final class OuterClasses implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getName();
      int nested = name.indexOf('$');
      return SliceIdentifier.of(nested < 0 ? name : name.substring(0, nested));
    }

    @Override
    public String getDescription() {
      return "outer classes";
    }
  }
}
