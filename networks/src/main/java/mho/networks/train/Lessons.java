package mho.networks.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.data.Drawing;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import mho.networks.data.Task;

/** The batches of a training in their order. Open, hence mutable. */
interface Lessons {
    /** Returns the next batch. */
    Lesson next();

    int stepsPerEpoch();

    /**
     * A batch and what is asked of it.
     *
     * @param batch   the inputs
     * @param targets the answers, in the order that the batch's rows refer to
     */
    record Lesson(Batch batch, Targets targets) {
        Lesson changed(List<Augmentation> augmentations, RandomStream random) {
            return augmentations.isEmpty() ? this : new Lesson(batch.changed(augmentations, random), targets);
        }
    }

    /** Opens the batches of a task; those that are shuffled draw each epoch's order from the address. */
    static Lessons of(Task task, Batching batching, RandomStream order) {
        if (batching instanceof Batching.Drawn drawn) {
            return new FromStream(task.drawing().get(), drawn);
        }
        int size = batching.size(task.train().count());
        return size == task.train().count() ? new Whole(task.train()) : new Shuffled(task.train(), size, order);
    }

    /** All examples each time. */
    final class Whole implements Lessons {
        private final Lesson lesson;

        Whole(Examples examples) {
            lesson = new Lesson(Batch.inOrder(examples, examples.count()).get(0), examples.targets());
        }

        @Override
        public Lesson next() {
            return lesson;
        }

        @Override
        public int stepsPerEpoch() {
            return 1;
        }
    }

    /** Parts of all examples, each example once an epoch. */
    final class Shuffled implements Lessons {
        private final Examples examples;
        private final int size;
        private final RandomStream random;
        private int[] order = {};
        private long epoch;
        private int from;

        Shuffled(Examples examples, int size, RandomStream random) {
            this.examples = examples;
            this.size = size;
            this.random = random;
        }

        @Override
        public Lesson next() {
            if (from >= order.length) {
                order = shuffled(random.child(epoch).draws());
                epoch++;
                from = 0;
            }
            int[] part = Arrays.copyOfRange(order, from, Math.min(from + size, order.length));
            from += size;
            return new Lesson(Batch.of(examples, part), examples.targets());
        }

        private int[] shuffled(Draws draws) {
            int[] all = IntStream.range(0, examples.count()).toArray();
            for (int k = all.length - 1; k > 0; k--) {
                int other = draws.integer(k + 1);
                int kept = all[k];
                all[k] = all[other];
                all[other] = kept;
            }
            return all;
        }

        @Override
        public int stepsPerEpoch() {
            return (examples.count() + size - 1) / size;
        }
    }

    /** Batches from the task's own stream. */
    final class FromStream implements Lessons {
        private final Drawing drawing;
        private final Batching.Drawn drawn;

        FromStream(Drawing drawing, Batching.Drawn drawn) {
            this.drawing = drawing;
            this.drawn = drawn;
        }

        @Override
        public Lesson next() {
            Examples examples = drawing.next(drawn.size());
            return new Lesson(Batch.inOrder(examples, examples.count()).get(0), examples.targets());
        }

        @Override
        public int stepsPerEpoch() {
            return drawn.steps();
        }
    }
}
