package mho.base.kernel;

import java.util.Optional;

/**
 * Finds the backend on the Vector API, if this JVM was started with its incubating module. Nothing refers to that
 * backend by type: without the module its classes cannot be linked.
 */
final class OptionalVector {
    static final String MODULE = "jdk.incubator.vector";
    private static final Optional<MatrixProduct> FOUND = search();

    private OptionalVector() {}

    static Optional<MatrixProduct> find() {
        return FOUND;
    }

    private static Optional<MatrixProduct> search() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> backend = Class.forName("mho.base.kernel.VectorProduct");
            return Optional.of((MatrixProduct) backend.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The class files of mho lack a working mho.base.kernel.VectorProduct", e);
        }
    }
}
