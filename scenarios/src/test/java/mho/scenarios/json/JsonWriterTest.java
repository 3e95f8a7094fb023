package mho.scenarios.json;

import static mho.scenarios.json.BenchSamples.BINDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import mho.base.random.RandomStream;
import mho.scenarios.json.BenchSamples.AdcSpec;
import mho.scenarios.json.BenchSamples.Bench;
import mho.scenarios.json.BenchSamples.Layer;
import mho.scenarios.json.BenchSamples.Sweep;
import mho.scenarios.json.BenchSamples.Wires;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void a_record_is_written_with_everything_resolved() {
        assertThat(BINDER.write(BenchSamples.BENCH)).isEqualTo("""
                        {
                          "title": "µ-bench \\"A\\"",
                          "seed": 42,
                          "calibrated": true,
                          "learningRate": 0.001,
                          "sampling": "full-batch",
                          "cell": {
                            "range": {
                              "min": "50 uS",
                              "max": "225 uS"
                            },
                            "readVoltage": "200 mV",
                            "readNoise": {
                              "kind": "none"
                            }
                          },
                          "adc": {
                            "kind": "nonlinear-ramp",
                            "bits": 5,
                            "steps": ["1 mV", "2 mV"],
                            "cell": {
                              "range": {
                                "min": "50 uS",
                                "max": "225 uS"
                              },
                              "readVoltage": "200 mV",
                              "readNoise": {
                                "kind": "gaussian",
                                "sigma": "2 uS"
                              }
                            }
                          },
                          "wires": {
                            "wordLine": "2.5 ohm",
                            "bitLine": "1 ohm"
                          },
                          "layers": [
                            {
                              "name": "gate",
                              "inputs": 8,
                              "parts": [
                                {
                                  "name": "a",
                                  "inputs": 4,
                                  "parts": []
                                }
                              ]
                            }
                          ],
                          "weights": {
                            "down": 0.5,
                            "up": 1.0
                          }
                        }
                        """);
    }

    @Test
    void a_member_of_a_family_is_written_with_its_kind_where_the_family_is_due() {
        String text = BINDER.write(BenchSamples.FLASH, AdcSpec.class);
        assertThat(text).isEqualTo("{\n  \"kind\": \"flash\",\n  \"bits\": 5,\n  \"fullScale\": \"800 mV\"\n}\n");
        assertThat(BINDER.read(text, AdcSpec.class)).isEqualTo(BenchSamples.FLASH);
    }

    @Test
    void any_record_reads_back_as_itself_and_is_written_the_same_again() {
        for (int n = 0; n < 500; n++) {
            RandomStream address = RandomStream.ofSeed(4).child("record").child(n);
            Bench bench = new RandomRecords(address.draws()).bench();
            String text = BINDER.write(bench);
            Bench again = BINDER.read(text, Bench.class);
            assertThat(again).as(address.toString()).isEqualTo(bench);
            assertThat(BINDER.write(again)).isEqualTo(text);
        }
        assertThat(BINDER.read(BINDER.write(Sweep.DEFAULT), Sweep.class)).isEqualTo(Sweep.DEFAULT);
    }

    @Test
    void what_has_no_text_is_refused_with_its_place() {
        assertRefused(new Wires(1, Double.NaN), "/bitLine: must be finite, but is NaN");
        assertRefused(
                new Layer("a", 1, List.of(new Layer(null, 1, List.of()))),
                "/parts/0/name: must be a map, list, record, text or number, but is null");
        Bench b = BenchSamples.BENCH;
        Bench remark = new Bench(
                b.title(), 1, true, 1, b.sampling(), b.cell(), b.adc(), b.wires(), b.layers(), Map.of("//x", 1.0));
        assertRefused(remark, "A key of a map must not read as a remark, but is \"//x\"");
    }

    private static void assertRefused(Record value, String message) {
        assertThatThrownBy(() -> BINDER.write(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
