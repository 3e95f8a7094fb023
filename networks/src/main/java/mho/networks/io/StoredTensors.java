package mho.networks.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of a file by name, in the order of the file.
 *
 * @param tensors  the numbers
 * @param metadata what else the file says; empty where the format has no place for it
 */
public record StoredTensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {
    public StoredTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Tensors without metadata. */
    public StoredTensors(Map<String, StoredTensor> tensors) {
        this(tensors, Map.of());
    }
}
