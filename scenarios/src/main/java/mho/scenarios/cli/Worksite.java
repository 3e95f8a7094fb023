package mho.scenarios.cli;

import java.io.Serializable;
import java.nio.file.Path;
import mho.base.kernel.Kernel;

/**
 * Where tasks find what they need, the same on all machines.
 *
 * @param networks folder that the network folders of a scenario are relative to
 * @param data     the user's data; empty if there are none
 * @param kernel   matrix kernel
 */
record Worksite(String networks, String data, Kernel kernel) implements Serializable {
    static Worksite of(Path networks, Path data, Kernel kernel) {
        return new Worksite(
                networks.toAbsolutePath().toString(),
                data == null ? "" : data.toAbsolutePath().toString(),
                kernel);
    }
}
