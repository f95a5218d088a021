package io.github.fragmill.example.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;

/**
 * Hands the elements of a dataset to the driver while they are computed, a partition at a time,
 * each once: {@code collect} would keep all of them.
 */
final class PartitionResults {

  /** Takes an element. */
  @FunctionalInterface
  interface Consumer<T> {
    void take(T element) throws IOException;
  }

  private interface SerializableFunction<A, B> extends Function1<A, B>, Serializable {}

  private PartitionResults() {}

  /** Computes all partitions, and passes on their elements. */
  static <T> void forEach(JavaRDD<T> elements, Consumer<? super T> consumer) throws IOException {
    List<Exception> failures = new ArrayList<>();
    SerializableFunction<Iterator<T>, Object> toList = PartitionResults::listed;
    Function2<Object, Object, BoxedUnit> handler =
        (partition, list) -> {
          synchronized (failures) {
            pass((List<?>) list, consumer, failures);
          }
          return BoxedUnit.UNIT;
        };
    elements
        .context()
        .runJob(elements.rdd(), toList, handler, ClassTag.<Object>apply(Object.class));
    if (!failures.isEmpty()) {
      throw new IOException("cannot take the results", failures.get(0));
    }
  }

  @SuppressWarnings("unchecked") // the list is of elements of the dataset
  private static <T> void pass(
      List<?> list, Consumer<? super T> consumer, List<Exception> failures) {
    for (Object element : list) {
      try {
        consumer.take((T) element);
      } catch (IOException | RuntimeException e) {
        failures.add(e);
      }
    }
  }

  private static <T> List<T> listed(Iterator<T> elements) {
    List<T> list = new ArrayList<>();
    while (elements.hasNext()) {
      list.add(elements.next());
    }
    return list;
  }
}
