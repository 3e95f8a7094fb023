"""Reads a result folder: python3 read.py results/pytorch-checker/results.json"""
import json
import sys

results = json.load(open(sys.argv[1]))
for point in results["points"]:
    for network in point["networks"]:
        digital, analog = network["digital"], network["analog"]
        energy = network["cost"]["analog"]["energy"]["nominal"]
        print("%s: %s %.3f in digital, %.3f +- %.3f on %d chips, %.3g J an inference"
              % (network["name"], digital["metric"], digital["value"], analog["mean"], analog["sd"],
                 len(analog["trials"]), energy))
