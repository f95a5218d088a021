package io.github.fragmill.integration.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Digests;
import io.github.fragmill.integration.tools.ClassPath;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The library and all it needs, loaded by somebody else, while the thread's context class loader
 * knows nothing of it: as in an application server, or in an application that is one jar.
 */
class ClassLoaderIT {

  @Test
  void packageTo_loaderOfItsOwn_givesSameFiles() throws Exception {
    try (URLClassLoader own =
        new URLClassLoader(ClassPath.urls(), ClassLoader.getPlatformClassLoader())) {
      assertThat(packageIn(own)).isEqualTo(packageHere());
    }
  }

  @Test
  void packageTo_jarsInMemory_givesSameFiles() throws Exception {
    assertThat(packageIn(new MemoryJarLoader(ClassPath.entries()))).isEqualTo(packageHere());
  }

  private static String packageHere() throws Exception {
    return new Digests(BundledClip.file().toString()).call();
  }

  private static Object packageIn(ClassLoader loader) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Class<?> digests = loader.loadClass(Digests.class.getName());
    assertThat(digests.getClassLoader()).isSameAs(loader);
    Callable<?> call =
        (Callable<?>)
            digests.getConstructor(String.class).newInstance(BundledClip.file().toString());
    thread.setContextClassLoader(new KnowsNothing());
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Finds the JDK's core and nothing else. */
  private static final class KnowsNothing extends ClassLoader {
    KnowsNothing() {
      super("knows nothing", /* parent= */ null);
    }
  }
}
