/* Draws the charts of a report from its data and adds the controls. Everything said here also stands in tables, so the
   page is complete without it. Animations are off. */
const mho = (function () {
  'use strict';

  const root = document.documentElement;
  const data = JSON.parse(document.getElementById('mho-data').textContent);
  const networks = data.networks;
  const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const SERIES = 7;
  /** Height of a line of a legend: its text and the gap that ECharts leaves. */
  const LEGEND_LINE = 28;
  const LOG_FROM = 12;
  const drawn = [];

  // ---- numbers: the rules of mho.base.unit.Quantities and of the tables ----

  const PREFIXES = ['f', 'p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T'];

  function significant(value, digits) {
    if (value === 0) {
      return '0';
    }
    const text = Number(value).toPrecision(digits);
    return text.includes('e') ? String(Number(text)) : text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }

  /** The prefix that suits a size: {factor, unit}. */
  function prefixed(size, unit) {
    const step = unit.endsWith('²') ? 6 : 3;
    let index = 5;
    if (size > 0) {
      const magnitude = Math.log10(size * (1 + 1e-9));
      index = Math.floor(magnitude / step) + 5;
      // 0.05 mm² reads better than 50000 µm².
      if (step === 6 && magnitude - 6 * (index - 5) >= 4) {
        index += 1;
      }
    }
    index = Math.max(0, Math.min(PREFIXES.length - 1, index));
    return { factor: Math.pow(10, -step * (index - 5)), unit: PREFIXES[index] + unit };
  }

  function quantity(value, unit, digits) {
    const scale = prefixed(Math.abs(value), unit);
    return significant(value * scale.factor, digits || 4) + ' ' + scale.unit;
  }

  /** A whole number with a space between thousands. */
  function count(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  }

  function score(metric, value) {
    return metric === 'accuracy' ? (100 * value).toFixed(2) + ' %' : significant(value, 4);
  }

  function escaped(text) {
    return String(text).replace(/[&<>"]/g, function (character) {
      return '&#' + character.charCodeAt(0) + ';';
    });
  }

  // ---- what charts have in common ----

  function colours() {
    const style = getComputedStyle(root);
    const of = function (name) {
      return style.getPropertyValue('--' + name).trim();
    };
    const series = [];
    for (let i = 1; i <= SERIES; i++) {
      series.push(of('series-' + i));
    }
    return { ink: of('ink'), muted: of('muted'), line: of('line'), grid: of('grid'), panel: of('panel'),
      rest: of('rest'), series: series };
  }

  function base(c) {
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { color: c.ink, fontFamily: FONT, fontSize: 12 },
      tooltip: {
        confine: true,
        backgroundColor: c.panel,
        borderColor: c.line,
        textStyle: { color: c.ink, fontSize: 12 },
        transitionDuration: 0
      }
    };
  }

  function valueAxis(c, extra) {
    const label = Object.assign({ color: c.muted, hideOverlap: true }, extra.axisLabel);
    return Object.assign(
      {
        type: 'value',
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: c.muted },
        axisLine: { show: true, onZero: false, lineStyle: { color: c.muted } },
        axisTick: { show: true, lineStyle: { color: c.muted } },
        splitLine: { lineStyle: { color: c.grid } }
      },
      extra,
      { axisLabel: label }
    );
  }

  function nameAxis(c, names, width, extra) {
    return Object.assign(
      {
        type: 'category',
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: c.muted } },
        axisLabel: { color: c.ink, width: labelWidth(width), overflow: 'break', lineHeight: 14, interval: 0 }
      },
      extra
    );
  }

  function labelWidth(width) {
    return width < 450 ? 86 : 130;
  }

  const DASHES = 'path://M0,0h5v2h-5z M7,0h5v2h-5z M14,0h5v2h-5z M0,6z M0,-4z';
  const STROKE = 'path://M0,0h19v3h-19z M0,6z M0,-3z';
  const ICONS = { ideal: DASHES, 'asked for': DASHES, fabricated: STROKE, reached: STROKE };

  function legend(c, names, width) {
    const lines = legendLines(names, width);
    return {
      show: names.length > 1,
      data: names.map(function (name) { return ICONS[name] ? { name: name, icon: ICONS[name] } : name; }),
      bottom: 0,
      left: 'center',
      width: width - 20,
      itemWidth: 18,
      itemHeight: 12,
      itemGap: 14,
      height: lines * LEGEND_LINE,
      inactiveColor: c.line,
      textStyle: { color: c.ink }
    };
  }

  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = '12px ' + FONT;

  /** Lines that a legend takes. */
  function legendLines(names, width) {
    let lines = 1;
    let used = 0;
    names.forEach(function (name) {
      const wide = 18 + 5 + 14 + ruler.measureText(name).width;
      if (used > 0 && used + wide - 14 > width - 30) {
        lines += 1;
        used = 0;
      }
      used += wide;
    });
    return lines;
  }

  /** A horizontal interval with caps, in the middle of its row or below it. */
  function interval(name, c, rows, offset, more) {
    return Object.assign(
      {
        name: name,
        type: 'custom',
        silent: true,
        z: 5,
        data: rows,
        encode: { x: [1, 2], y: 0 },
        renderItem: function (params, api) {
          const y = api.coord([0, api.value(0)])[1] + offset;
          const low = api.coord([api.value(1), 0])[0];
          const high = api.coord([api.value(2), 0])[0];
          const lines = [[low, y, high, y], [low, y - 4, low, y + 4], [high, y - 4, high, y + 4]];
          if (!isNaN(api.value(3))) {
            const mean = api.coord([api.value(3), 0])[0];
            lines.push([mean, y - 8, mean, y + 8]);
          }
          return {
            type: 'group',
            children: lines.map(function (l) {
              return {
                type: 'line',
                shape: { x1: l[0], y1: l[1], x2: l[2], y2: l[3] },
                style: { stroke: c.ink, lineWidth: 1.5 }
              };
            })
          };
        }
      },
      more
    );
  }

  // ---- charts: each returns {height, option} ----

  const SYMBOLS = ['diamond', 'circle', 'triangle', 'rect', 'pin', 'arrow', 'roundRect'];
  /** Spreads dots of one row over its height: multiples of √2 modulo 1. */
  const SPREAD = Math.SQRT2;

  function chips(network, c, width) {
    const rows = network.scores.map(function (row, i) {
      return { name: row.name, score: row, colour: i === 0 ? c.ink : c.series[(i - 1) % SERIES] };
    });
    const metric = network.metric;
    const digital = network.scores[0];
    const text = function (value) {
      return score(metric, value);
    };
    const dots = rows.map(function (row, i) {
      return {
        name: row.name,
        type: 'scatter',
        symbol: SYMBOLS[i % SYMBOLS.length],
        symbolSize: 8,
        itemStyle: { color: row.colour, opacity: 0.85, borderColor: c.panel, borderWidth: 0.5 },
        data: row.score.trials.map(function (value, trial) {
          const spread = row.score.trials.length === 1 ? 0 : ((trial + 1) * SPREAD) % 1 - 0.5;
          return { value: [value, i], trial: trial, symbolOffset: [0, Math.round(26 * spread) - 6] };
        }),
        tooltip: {
          formatter: function (item) {
            return escaped(row.name) + ', trial ' + item.data.trial + ': ' + text(item.value[0]);
          }
        }
      };
    });
    dots[0].markLine = {
      silent: true,
      symbol: 'none',
      lineStyle: { color: c.ink, type: 'dashed', width: 1.5 },
      // The axis points down, so the line starts at the top. Without a precision its place would be rounded to 0.01.
      label: { formatter: 'float, mean ' + text(digital.mean), color: c.ink, position: 'start', distance: 6 },
      precision: 12,
      data: [{ xAxis: digital.mean }]
    };
    const option = base(c);
    option.grid = { left: labelWidth(width) + 12, right: 20, top: 26, bottom: 48 };
    option.xAxis = valueAxis(c, {
      scale: true,
      boundaryGap: ['4%', '4%'],
      name: metric === 'accuracy' ? 'accuracy [%]' : 'mean squared error',
      axisLabel: {
        formatter: function (value) {
          return metric === 'accuracy' ? significant(100 * value, 4) : significant(value, 3);
        }
      }
    });
    option.yAxis = nameAxis(c, rows.map(function (row) { return row.name; }), width);
    option.series = dots.concat([
      interval('range', c, rows.map(function (row, i) {
        return row.score.trials.length > 1 ? [i, row.score.p05, row.score.p95, row.score.mean] : [i, NaN, NaN, NaN];
      }).filter(function (row) { return !isNaN(row[1]); }), 20)
    ]);
    return { height: 74 + 62 * rows.length, option: option };
  }

  function steps(ramp) {
    const line = [[ramp.range[0], ramp.levels[0]]];
    ramp.thresholds.forEach(function (threshold, k) {
      line.push([threshold, ramp.levels[k]], [threshold, ramp.levels[k + 1]]);
    });
    line.push([ramp.range[1], ramp.levels[ramp.levels.length - 1]]);
    return line;
  }

  function ramps(network, c, width, chosen) {
    const ramp = network.ramps[chosen];
    const names = ['ideal', 'fabricated', 'INL'];
    const worst = Math.max(0.5, Math.max.apply(null, ramp.inl.map(Math.abs)));
    const option = base(c);
    const ends = { min: ramp.range[0], max: ramp.range[1] };
    const axisNumber = { formatter: function (value) { return significant(value, 3); } };
    const inside = Object.assign({ showMinLabel: false, showMaxLabel: false }, axisNumber);
    option.legend = legend(c, names, width);
    option.grid = [{ left: 62, right: 16, top: 12, height: 190 }, { left: 62, right: 16, top: 222, height: 84 }];
    option.tooltip.trigger = 'axis';
    option.tooltip.formatter = function (items) {
      const x = items[0].axisValue;
      return 'x = ' + significant(x, 4) + items.map(function (item) {
        return '<br>' + escaped(item.seriesName) + ': ' + significant(item.value[1], 4)
          + (item.seriesName === 'INL' ? ' LSB' : '');
      }).join('');
    };
    option.xAxis = [
      valueAxis(c, Object.assign({ gridIndex: 0, axisLabel: { show: false } }, ends)),
      valueAxis(c, Object.assign({ gridIndex: 1, name: 'x', axisLabel: inside }, ends))
    ];
    option.yAxis = [
      valueAxis(c, { gridIndex: 0, name: ramp.function, nameGap: 44, scale: true, axisLabel: axisNumber }),
      valueAxis(c, { gridIndex: 1, name: 'INL [LSB]', nameGap: 44, min: -1.1 * worst, max: 1.1 * worst, interval: 1.1 * worst,
        axisLabel: { formatter: function (value) { return value === 0 ? '0' : value.toFixed(2); } } })
    ];
    option.series = [
      {
        name: 'ideal', type: 'line', symbol: 'none', data: ramp.x.map(function (x, i) { return [x, ramp.y[i]]; }),
        lineStyle: { color: c.ink, type: 'dashed', width: 1.5 }, itemStyle: { color: c.ink }, z: 4
      },
      {
        name: 'fabricated', type: 'line', symbol: 'none', data: steps(ramp),
        lineStyle: { color: c.series[0], width: 2 }, itemStyle: { color: c.series[0] }
      },
      {
        name: 'INL', type: 'bar', xAxisIndex: 1, yAxisIndex: 1,
        barWidth: Math.max(1, Math.min(8, 0.5 * (width - 80) / ramp.inl.length)),
        data: ramp.inl.map(function (inl, k) { return [ramp.thresholds[k], inl]; }),
        itemStyle: { color: c.series[1] }
      }
    ];
    return { height: 344 + LEGEND_LINE * legendLines(names, width), option: option };
  }

  function conductances(network, c, width, chosen) {
    const stage = network.conductances[chosen];
    const scale = prefixed(stage.edges[stage.edges.length - 1], 'S');
    const names = ['asked for', 'reached'];
    const outline = function (counts) {
      return counts.map(function (count, bin) {
        return [stage.edges[bin] * scale.factor, count];
      }).concat([[stage.edges[counts.length] * scale.factor, counts[counts.length - 1]]]);
    };
    const option = base(c);
    option.legend = legend(c, names, width);
    option.grid = { left: 66, right: 20, top: 12, bottom: 72 };
    option.tooltip.trigger = 'axis';
    option.tooltip.formatter = function (items) {
      return 'from ' + significant(items[0].axisValue, 4) + ' ' + scale.unit + items.map(function (item) {
        return '<br>' + item.seriesName + ': ' + item.value[1];
      }).join('');
    };
    option.xAxis = valueAxis(c, {
      name: 'conductance [' + scale.unit + ']',
      min: stage.edges[0] * scale.factor,
      max: stage.edges[stage.edges.length - 1] * scale.factor,
      axisLabel: { showMaxLabel: false, formatter: function (value) { return significant(value, 3); } }
    });
    option.yAxis = valueAxis(c, { name: 'cells', nameGap: 48, axisLabel: { formatter: count } });
    option.series = [
      {
        name: 'reached', type: 'line', step: 'end', symbol: 'none', data: outline(stage.reached),
        lineStyle: { color: c.series[0], width: 2 }, areaStyle: { color: c.series[0], opacity: 0.25 },
        itemStyle: { color: c.series[0] }
      },
      {
        name: 'asked for', type: 'line', step: 'end', symbol: 'none', data: outline(stage.targets),
        lineStyle: { color: c.series[1], type: 'dashed', width: 2 }, itemStyle: { color: c.series[1] }
      }
    ];
    return { height: 300, option: option };
  }

  const QUANTITIES = {
    energy: { unit: 'J', of: function (sheet) { return sheet.energy[1]; } },
    latency: { unit: 's', of: function (sheet) { return sheet.latency[1]; } },
    area: { unit: 'm²', of: function (sheet) { return sheet.area[1]; } }
  };

  /**
   * Names of top-level parts, largest share of any quantity first, so that a part has one colour in all figures of a
   * network; those beyond the colours share one.
   */
  function partsOf(sheets) {
    const most = new Map();
    sheets.forEach(function (sheet) {
      sheet.parts.forEach(function (part) {
        Object.values(QUANTITIES).forEach(function (quantity) {
          const share = quantity.of(sheet) > 0 ? quantity.of(part) / quantity.of(sheet) : 0;
          most.set(part.name, Math.max(most.get(part.name) || 0, share));
        });
      });
    });
    const names = Array.from(most.keys()).sort(function (a, b) { return most.get(b) - most.get(a); });
    return names.length <= SERIES
      ? { own: names, rest: [] }
      : { own: names.slice(0, SERIES), rest: names.slice(SERIES) };
  }

  function amount(sheet, names, of) {
    return sheet.parts.reduce(function (sum, part) {
      return names.includes(part.name) ? sum + of(part) : sum;
    }, 0);
  }

  /** Whether the parts of each sheet add up to it: not so for times of parts that run at once. */
  function addsUp(sheets, of) {
    return sheets.every(function (sheet) {
      const sum = sheet.parts.reduce(function (total, part) { return total + of(part); }, 0);
      // The data are rounded to six digits.
      return Math.abs(sum - of(sheet)) <= 1e-4 * of(sheet);
    });
  }

  function bars(c, groups, share, axes) {
    return groups.map(function (group) {
      return Object.assign(
        {
          name: group.name, type: 'bar', stack: 'parts', barMaxWidth: 26,
          itemStyle: { color: group.colour, borderColor: c.panel, borderWidth: 1, decal: DECALS[group.index](c) },
          data: group.values.map(share),
          tooltip: { formatter: function (item) { return escaped(item.name) + '<br>' + escaped(group.name) + ': ' + group.text(item.dataIndex); } }
        },
        axes
      );
    });
  }

  /** Hatchings, so that parts differ in more than colour. */
  const DECALS = [
    function () { return { symbol: 'none' }; },
    function (c) { return hatch(c, Math.PI / 4, [1, 0], [2, 6]); },
    function (c) { return hatch(c, -Math.PI / 4, [1, 0], [2, 6]); },
    function (c) { return { symbol: 'circle', symbolSize: 0.6, color: c.panel, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] }; },
    function (c) { return hatch(c, 0, [1, 0], [2, 6]); },
    function (c) { return hatch(c, Math.PI / 2, [1, 0], [2, 6]); },
    function (c) { return { symbol: 'rect', symbolSize: 0.6, color: c.panel, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] }; },
    function () { return { symbol: 'none' }; }
  ];

  function hatch(c, rotation, x, y) {
    return { symbol: 'rect', symbolSize: 1, color: c.panel, rotation: rotation, dashArrayX: x, dashArrayY: y };
  }

  function cost(kind) {
    const unit = QUANTITIES[kind].unit;
    const of = QUANTITIES[kind].of;
    return function (network, c, width) {
      const sheets = network.costs;
      const names = sheets.map(function (sheet) { return sheet.name; });
      const totals = sheets.map(of);
      const positive = totals.filter(function (total) { return total > 0; });
      const logarithmic = positive.length > 1 && Math.max.apply(null, positive) / Math.min.apply(null, positive) > LOG_FROM;
      const groups = addsUp(sheets, of) ? groupsOf(sheets, of, unit, c) : [];
      const highs = sheets.map(function (sheet) { return sheet[kind][2]; });
      const scale = prefixed(Math.max.apply(null, logarithmic ? positive : highs), unit);
      const view = { kind: kind, sheets: sheets, names: names, totals: totals, highs: highs, scale: scale, unit: unit,
        groups: groups, width: width, rows: 46 * names.length };
      return logarithmic ? logarithmicCosts(view, c) : linearCosts(view, c);
    };
  }

  function groupsOf(sheets, of, unit, c) {
    const parts = partsOf(sheets);
    const groups = parts.own.map(function (name, i) {
      return groupOf(name, [name], c.series[i], i, sheets, of, unit);
    });
    if (parts.rest.length > 0) {
      groups.push(groupOf('other parts', parts.rest, c.rest, SERIES, sheets, of, unit));
    }
    return groups.filter(function (group) { return group.values.some(function (value) { return value > 0; }); });
  }

  function groupOf(name, members, colour, index, sheets, of, unit) {
    const values = sheets.map(function (sheet) { return amount(sheet, members, of); });
    return {
      name: name,
      colour: colour,
      index: index,
      values: values,
      text: function (row) {
        return quantity(values[row], unit) + ' (' + significant(100 * values[row] / of(sheets[row]), 3) + ' %)';
      }
    };
  }

  function totalLabels(view, c, axes) {
    return Object.assign(
      {
        name: 'total', type: 'scatter', symbolSize: 0.1, silent: true, z: 6,
        data: view.highs.map(function (high, i) { return [high * view.scale.factor, i]; }),
        label: {
          show: true, position: 'right', distance: 8, color: c.ink,
          formatter: function (item) { return quantity(view.totals[item.dataIndex], view.unit, 3); }
        }
      },
      axes
    );
  }

  function whiskers(view, c) {
    const rows = view.sheets.map(function (sheet, i) {
      return [i, sheet[view.kind][0] * view.scale.factor, sheet[view.kind][2] * view.scale.factor, NaN];
    }).filter(function (row) { return row[1] < row[2]; });
    return rows.length === 0 ? [] : [interval('low to high', c, rows, 0)];
  }

  function totalsAxis(view, c, more) {
    return valueAxis(c, Object.assign({
      name: view.kind + ' [' + view.scale.unit + ']',
      axisLabel: { formatter: function (value) { return significant(value, 3); } }
    }, more));
  }

  function linearCosts(view, c) {
    const option = base(c);
    const names = view.groups.map(function (group) { return group.name; });
    const below = 52 + (names.length > 1 ? LEGEND_LINE * legendLines(names, view.width) : 0);
    const grown = function (value) { return value * view.scale.factor; };
    option.legend = legend(c, names, view.width);
    option.grid = { left: labelWidth(view.width) + 12, right: 84, top: 8, bottom: below };
    option.xAxis = totalsAxis(view, c, { min: 0 });
    option.yAxis = nameAxis(c, view.names, view.width);
    option.series = (view.groups.length > 0 ? bars(c, view.groups, grown, {}) : [{
      name: 'total', type: 'bar', barMaxWidth: 26, itemStyle: { color: c.series[0] }, data: view.totals.map(grown),
      tooltip: { formatter: function (item) { return escaped(item.name) + ': ' + quantity(view.totals[item.dataIndex], view.unit); } }
    }]).concat(whiskers(view, c), [totalLabels(view, c, {})]);
    return { height: view.rows + 8 + below, option: option };
  }

  /** Totals as dots, because a bar has no foot on a logarithmic axis, and the shares of the parts below. */
  function logarithmicCosts(view, c) {
    const option = base(c);
    const names = view.groups.map(function (group) { return group.name; });
    const left = labelWidth(view.width) + 12;
    const below = 52 + (names.length > 1 ? LEGEND_LINE * legendLines(names, view.width) : 0);
    const second = view.rows + 66;
    const shares = view.groups.length > 0;
    option.legend = legend(c, names, view.width);
    option.grid = [{ left: left, right: 84, top: 8, height: view.rows }];
    option.xAxis = [totalsAxis(view, c, { type: 'log', gridIndex: 0 })];
    option.yAxis = [nameAxis(c, view.names, view.width, { gridIndex: 0 })];
    option.series = [{
      name: 'total', type: 'scatter', symbol: 'circle', symbolSize: 11, itemStyle: { color: c.series[0] },
      data: view.totals.map(function (total, i) { return [total * view.scale.factor, i]; }).filter(function (pair) { return pair[0] > 0; }),
      tooltip: { formatter: function (item) { return escaped(view.names[item.value[1]]) + ': ' + quantity(view.totals[item.value[1]], view.unit); } }
    }].concat(whiskers(view, c), [totalLabels(view, c, {})]);
    if (shares) {
      option.grid.push({ left: left, right: 84, top: second, height: view.rows });
      option.xAxis.push(valueAxis(c, { gridIndex: 1, min: 0, max: 100, name: 'share of the total [%]' }));
      option.yAxis.push(nameAxis(c, view.names, view.width, { gridIndex: 1 }));
      view.groups.forEach(function (group) {
        group.shares = group.values.map(function (value, row) { return view.totals[row] > 0 ? 100 * value / view.totals[row] : 0; });
      });
      option.series = option.series.concat(
        bars(c, view.groups.map(function (group) {
          return Object.assign({}, group, { values: group.shares });
        }), function (value) { return value; }, { xAxisIndex: 1, yAxisIndex: 1 })
      );
    }
    return { height: (shares ? second : 0) + view.rows + 8 + below, option: option };
  }

  function training(network, c, width) {
    const names = ['loss', 'gradient norm'];
    const curves = [network.training, network.gradients];
    const all = network.training.concat(network.gradients);
    const every = Math.max(1, Math.ceil((network.epochs - 1) / Math.max(1, network.training.length - 1)));
    const positive = all.every(function (value) { return value > 0; });
    const option = base(c);
    option.grid = { left: 62, right: 20, top: 12, bottom: 48 + LEGEND_LINE * legendLines(names, width) };
    option.legend = legend(c, names, width);
    option.tooltip.trigger = 'axis';
    option.tooltip.formatter = function (items) {
      return 'epoch ' + items[0].value[0] + items.map(function (item) {
        return '<br>' + item.seriesName + ' ' + significant(item.value[1], 4);
      }).join('');
    };
    option.xAxis = valueAxis(c, { name: 'recorded epoch', min: 1, max: Math.max(2, network.epochs), minInterval: 1 });
    option.yAxis = valueAxis(c, {
      nameGap: 44, type: positive && Math.max.apply(null, all) / Math.min.apply(null, all) > 30 ? 'log' : 'value',
      axisLabel: { formatter: function (value) { return significant(value, 3); } }
    });
    option.series = curves.map(function (curve, k) {
      return {
        name: names[k], type: 'line', showSymbol: curve.length < 2,
        data: curve.map(function (value, i) { return [Math.min(i * every, network.epochs - 1) + 1, value]; }),
        lineStyle: { color: c.series[k], width: 2, type: k === 0 ? 'solid' : 'dashed' }, itemStyle: { color: c.series[k] }
      };
    });
    return { height: 260 + LEGEND_LINE * legendLines(names, width), option: option };
  }

  // ---- plots of the benches ----

  const TIMES = [[31536000, 'years'], [86400, 'days'], [3600, 'h'], [60, 'min']];

  /** A time as people say it: the rules of Duration. */
  function duration(seconds) {
    for (const unit of TIMES) {
      const number = seconds / unit[0];
      if (number >= 1.5) {
        return significant(number, 2) + ' ' + unit[1];
      }
      if (number === 1) {
        return '1 ' + unit[1].replace(/s$/, '');
      }
    }
    return quantity(seconds, 's', 3);
  }

  function extent(lists) {
    let size = 0;
    lists.forEach(function (list) {
      list.forEach(function (value) { size = Math.max(size, Math.abs(value)); });
    });
    return size;
  }

  function smallest(lists) {
    return Math.min.apply(null, lists.map(function (list) { return Math.min.apply(null, list); }));
  }

  /** How values of an axis are drawn and said: in the prefix of the largest, times on a logarithmic axis by name. */
  function gauge(axis, size, least) {
    const logarithmic = axis.scale === 'logarithmic';
    const timed = axis.unit === 's' && logarithmic;
    const narrow = logarithmic && isNarrow(least, size);
    // marks over decades have their own prefixes and units
    const own = timed || (logarithmic && !narrow);
    const scale = axis.unit === '' || own ? { factor: 1, unit: '' } : prefixed(size, axis.unit);
    return {
      factor: scale.factor,
      name: axis.name + (scale.unit === '' ? '' : ' [' + scale.unit + ']'),
      logarithmic: logarithmic,
      tick: function (value) {
        return timed ? duration(value) : own && axis.unit !== '' ? quantity(value, axis.unit, 2) : significant(value, own ? 2 : 4);
      },
      say: function (value) {
        return timed ? duration(value) : axis.unit === '' ? significant(value, 4) : quantity(value, axis.unit);
      }
    };
  }

  /** Whether a logarithmic axis has so few decades that it needs marks between them. */
  function isNarrow(least, most) {
    return most < 100 * least;
  }

  /** Values at 1, 2 and 5 times powers of ten; even steps where there are not two of these. */
  function between(low, high) {
    const values = [];
    const last = Math.floor(Math.log10(high) + 1e-9);
    for (let decade = Math.floor(Math.log10(low)); decade <= last; decade++) {
      [1, 2, 5].forEach(function (times) {
        const value = Number(times + 'e' + decade);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          values.push(value);
        }
      });
    }
    if (values.length >= 2) {
      return values;
    }
    const width = (high - low) / 5;
    const power = Math.floor(Math.log10(width));
    const step = [1, 2, 5, 10].map(function (times) { return Number(times + 'e' + power); }).find(function (one) { return one >= width; });
    const even = [];
    for (let n = Math.ceil(low / step); n * step <= high; n++) {
      even.push(Number((n * step).toPrecision(12)));
    }
    return even;
  }

  function axisOf(c, scale, more) {
    return valueAxis(c, Object.assign({
      type: scale.logarithmic ? 'log' : 'value', scale: true, name: scale.name, axisLabel: { formatter: scale.tick }
    }, more));
  }

  function bandSeries(one, colour, points) {
    return {
      name: one.name, type: 'custom', silent: true, z: 1, itemStyle: { color: colour }, data: [0], clip: true,
      renderItem: function (params, api) {
        const ends = points.map(function (point) { return api.coord([point[0], point[1]]); })
          .concat(points.slice().reverse().map(function (point) { return api.coord([point[0], point[2]]); }));
        return { type: 'polygon', shape: { points: ends }, style: { fill: colour, opacity: 0.18 } };
      }
    };
  }

  function barSeries(one, colour, points, wide) {
    return {
      name: one.name, type: 'custom', z: 2, itemStyle: { color: colour }, data: points, clip: true,
      renderItem: function (params, api) {
        const from = api.coord([api.value(0) - wide / 2, 0]);
        const to = api.coord([api.value(0) + wide / 2, api.value(1)]);
        return { type: 'rect', style: { fill: colour }, shape: {
          x: from[0], y: Math.min(from[1], to[1]), width: Math.max(0.5, to[0] - from[0]), height: Math.abs(to[1] - from[1]) } };
      }
    };
  }

  function lineSeries(one, colour, points) {
    return {
      name: one.name, type: 'line', symbol: 'none', data: points, sampling: 'lttb', z: one.stroke === 'dashed' ? 4 : 3,
      lineStyle: { color: colour, width: one.stroke === 'dashed' ? 1.5 : 2, type: one.stroke === 'dashed' ? 'dashed' : 'solid' },
      itemStyle: { color: colour }
    };
  }

  function dotSeries(one, colour, points, c) {
    return {
      name: one.name, type: 'scatter', data: points, symbolSize: one.size, z: 5, silent: one.size < 6,
      symbol: one.size < 6 ? 'circle' : 'diamond',
      itemStyle: { color: colour, opacity: one.size < 6 ? 0.6 : 1, borderColor: c.panel, borderWidth: one.size < 6 ? 0 : 1 }
    };
  }

  function weight(one) {
    return one.stroke === 'solid' ? 2 : one.stroke || one.size || one.wide ? 1 : 0;
  }

  function diagram(plot, c, width) {
    const acrosses = plot.series.map(function (one) { return one.x; });
    const heights = plot.series.map(function (one) { return [].concat.apply([], one.values); });
    const x = gauge(plot.x, extent(acrosses), smallest(acrosses));
    const y = gauge(plot.y, extent(heights), smallest(heights));
    // A line, its band and its dashed reference share a name and an entry of the legend.
    const entries = plot.series.filter(function (one, k) {
      return !plot.series.some(function (other, n) { return other.name === one.name && (weight(other) > weight(one) || (weight(other) === weight(one) && n < k)); });
    });
    const names = entries.map(function (one) { return one.name; });
    const option = base(c);
    const below = 50 + LEGEND_LINE * (names.length > 1 ? legendLines(names, width) : 0);
    option.legend = legend(c, names, width);
    option.legend.data = entries.map(function (one) {
      const band = !one.stroke && !one.size && !one.wide;
      return { name: one.name, icon: one.stroke === 'dashed' ? DASHES : one.stroke ? STROKE : one.size ? (one.size < 6 ? 'circle' : 'diamond') : 'rect',
        itemStyle: { opacity: band ? 0.3 : 1 } };
    });
    option.grid = { left: 66, right: 24, top: 14, bottom: below };
    option.tooltip.formatter = function (item) {
      return escaped(item.seriesName) + '<br>' + escaped(plot.x.name) + ' ' + x.say(item.value[0] / x.factor)
        + '<br>' + escaped(plot.y.name) + ' ' + y.say(item.value[1] / y.factor);
    };
    option.xAxis = axisOf(c, x, {});
    option.yAxis = axisOf(c, y, { nameGap: 46 });
    const all = { x: [], y: [] };
    option.series = plot.series.map(function (one) {
      const colour = one.colour === 0 ? c.ink : c.series[(one.colour - 1) % SERIES];
      const points = one.x.map(function (value, k) {
        return [value * x.factor].concat(one.values.map(function (values) { return values[k] * y.factor; }));
      });
      points.forEach(function (point) { all.x.push(point[0]); all.y.push.apply(all.y, point.slice(1)); });
      if (one.wide) {
        const wide = one.wide * x.factor;
        all.y.push(0);
        points.forEach(function (point) { all.x.push(point[0] - wide / 2, point[0] + wide / 2); });
        return barSeries(one, colour, points, wide);
      }
      return one.stroke ? lineSeries(one, colour, points) : one.size ? dotSeries(one, colour, points, c)
        : bandSeries(one, colour, points);
    });
    if (all.x.every(Number.isInteger)) {
      option.xAxis.minInterval = 1;
    }
    // A custom series does not stretch the axes.
    fit(option.xAxis, all.x, plot.series.some(function (one) { return one.size >= 6; }) ? 0.05 : 0);
    fit(option.yAxis, all.y, 0.05);
    if (plot.series.some(function (one) { return one.wide; })) {
      // Ends of the outer bars are not marks.
      option.xAxis.axisLabel.showMinLabel = false;
      option.xAxis.axisLabel.showMaxLabel = false;
    }
    return { height: 300 + below, option: option };
  }

  /** Sets the ends of an axis from its values, with a share of room at both. */
  function fit(axis, values, room) {
    let low = Math.min.apply(null, values);
    let high = Math.max.apply(null, values);
    if (axis.type === 'log') {
      const factor = Math.pow(high / low, room);
      axis.min = low / factor;
      axis.max = high * factor;
      if (low === high) {
        axis.min = low / 2;
        axis.max = 2 * high;
      }
      if (isNarrow(low, high)) {
        const marks = between(axis.min, axis.max);
        axis.axisLabel.customValues = marks;
        axis.axisTick = Object.assign({}, axis.axisTick, { customValues: marks });
      }
      return;
    }
    if (low === high) {
      low -= Math.abs(low) / 2 || 1;
      high += Math.abs(high) / 2 || 1;
    }
    if (low > 0 && low < 1e-3 * high) {
      low = 0; // an end that cannot be told from zero is labelled so
    }
    const margin = room * (high - low);
    axis.min = low === 0 ? 0 : low - margin;
    axis.max = high + margin;
    axis.axisLabel.showMinLabel = low === 0 || (room === 0 && isShort(axis.min));
    axis.axisLabel.showMaxLabel = room === 0 && isShort(axis.max);
  }

  /** Whether a number at the end of an axis reads like its other marks. */
  function isShort(value) {
    return significant(value, 3) === significant(value, 6);
  }

  function heatmap(plot, c, width) {
    const rows = plot.values.length;
    const columns = plot.values[0].length;
    const scale = gauge(plot.value, extent(plot.values));
    const cells = [];
    let low = Infinity;
    let high = -Infinity;
    plot.values.forEach(function (row, i) {
      row.forEach(function (value, j) {
        cells.push([j, i, value * scale.factor]);
        low = Math.min(low, value * scale.factor);
        high = Math.max(high, value * scale.factor);
      });
    });
    const across = width - 66 - 96;
    const height = Math.round(Math.max(60, Math.min(2 * across, across * rows / columns, 520)));
    const index = function (count) { return Array.from({ length: count }, function (unused, k) { return k; }); };
    const axis = function (name, count, more) {
      return Object.assign({ type: 'category', data: index(count), name: name, nameLocation: 'middle', nameGap: 28,
        nameTextStyle: { color: c.muted }, axisLabel: { color: c.muted, interval: Math.ceil(count / 10) - 1 }, axisTick: { show: false },
        axisLine: { lineStyle: { color: c.muted } } }, more);
    };
    const option = base(c);
    option.grid = { left: 66, right: 96, top: 14, height: height };
    option.xAxis = axis(plot.columns, columns, {});
    option.yAxis = axis(plot.rows, rows, { inverse: true, nameGap: 46 });
    option.tooltip.formatter = function (item) {
      return escaped(plot.rows) + ' ' + item.value[1] + ', ' + escaped(plot.columns) + ' ' + item.value[0] + '<br>'
        + escaped(plot.value.name) + ' ' + scale.say(item.value[2] / scale.factor);
    };
    option.visualMap = {
      type: 'continuous', min: low, max: high > low ? high : low + 1, right: 0, top: 14, itemHeight: Math.min(height - 40, 220), itemWidth: 14,
      text: [scale.say(high / scale.factor), scale.say(low / scale.factor)], textStyle: { color: c.ink }, inRange: { color: HEAT }, calculable: false,
      formatter: scale.tick
    };
    option.series = [{ name: plot.value.name, type: 'heatmap', data: cells, progressive: 0, itemStyle: { borderWidth: 0 } }];
    return { height: height + 70, option: option };
  }

  /** Cividis (Nuñez, Anderton, Renslow, PLoS ONE 13, 2018) at ten steps: rises in lightness, readable to all eyes. */
  const HEAT = ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'];

  const CHARTS = { chips: chips, ramps: ramps, conductances: conductances, training: training,
    diagram: diagram, heatmap: heatmap, energy: cost('energy'), latency: cost('latency'), area: cost('area') };

  // ---- controls ----

  function make(name, attributes, text) {
    const element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) {
      element.textContent = text;
    }
    return element;
  }

  function button(text, action) {
    const element = make('button', { type: 'button' }, text);
    element.addEventListener('click', action);
    return element;
  }

  function save(name, type, content) {
    const address = URL.createObjectURL(new Blob([content], { type: type }));
    const link = make('a', { href: address, download: name });
    link.click();
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }

  function csv(table) {
    return Array.from(table.rows).map(function (row) {
      return Array.from(row.cells).map(function (cell) {
        const text = cell.textContent.trim();
        return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(',');
    }).join('\r\n') + '\r\n';
  }

  function select(label, id, names, changed) {
    const frame = make('div', { class: 'controls' });
    const choice = make('select', { id: id });
    names.forEach(function (name, i) { choice.append(make('option', { value: i }, name)); });
    choice.addEventListener('change', function () { changed(Number(choice.value)); });
    frame.append(make('label', { for: id }, label), choice);
    return frame;
  }

  const CHOICES = {
    ramps: { label: 'Converter', names: function (network) {
      return network.ramps.map(function (ramp) { return ramp.name; });
    } },
    conductances: { label: 'Stage', names: function (network) {
      return network.conductances.map(function (stage) { return stage.name; });
    } }
  };

  /** What a chart draws: a plot of its own, or its network. */
  function dataOf(element) {
    const figure = element.closest('figure');
    return data.plots ? data.plots[figure.id] : networks[element.closest('[data-network]').dataset.network];
  }

  /** A chart that is made anew for every width and theme; renderer is svg or canvas. */
  function drawing(element, renderer, make) {
    const entry = { element: element, chart: null, chosen: 0, width: 0 };
    entry.draw = function () {
      entry.width = element.clientWidth;
      entry.made = make(colours(), entry.width, entry.chosen);
      element.style.height = entry.made.height + 'px';
      if (entry.chart === null) {
        entry.chart = echarts.init(element, null, { renderer: renderer, height: entry.made.height });
      }
      // a tip that is still open would be refreshed after its parts are gone
      entry.chart.dispatchAction({ type: 'hideTip' });
      entry.chart.resize({ width: entry.width, height: entry.made.height });
      entry.chart.setOption(entry.made.option, true);
    };
    drawn.push(entry);
    observer.observe(element);
    return entry;
  }

  function mount(element) {
    const kind = element.dataset.chart;
    const network = dataOf(element);
    const entry = drawing(element, 'svg', function (c, width, chosen) { return CHARTS[kind](network, c, width, chosen); });
    const figure = element.closest('figure');
    const choice = CHOICES[kind];
    if (choice && choice.names(network).length > 1) {
      figure.insertBefore(select(choice.label, figure.id + '-choice', choice.names(network), function (chosen) {
        entry.chosen = chosen;
        entry.draw();
      }), element);
    }
    const tools = make('div', { class: 'controls' });
    tools.append(button('Save SVG', function () {
      save(figure.id + '.svg', 'image/svg+xml', entry.chart.renderToSVGString());
    }));
    figure.querySelectorAll('details table').forEach(function (table, i, all) {
      tools.append(button(all.length > 1 ? 'Save CSV ' + (i + 1) : 'Save CSV', function () {
        save(table.id + '.csv', 'text/csv', csv(table));
      }));
    });
    figure.querySelector('details').append(tools);
    entry.draw();
  }

  function toggles(frame) {
    const views = Array.from(frame.querySelectorAll('.view'));
    const group = make('fieldset', { class: 'controls' });
    group.append(make('legend', {}, 'Show'));
    const show = function (chosen) { views.forEach(function (view, i) { view.hidden = i !== chosen; }); };
    views.forEach(function (view, i) {
      const label = make('label');
      const radio = make('input', { type: 'radio', name: frame.dataset.views + '-view', value: i });
      radio.checked = i === views.length - 1;
      radio.addEventListener('change', function () { show(i); });
      label.append(radio, ' ' + view.dataset.view);
      group.append(label);
    });
    frame.prepend(group);
    show(views.length - 1);
  }

  /** Folds the parts of a cost tree below the first level; a button on each node opens it. */
  function foldable(table) {
    const rows = Array.from(table.tBodies[0].rows);
    const depth = rows.map(function (row) { return Number(row.dataset.depth); });
    const open = depth.map(function (d) { return d < 1; });
    const isParent = function (i) { return i + 1 < rows.length && depth[i + 1] > depth[i]; };
    const update = function () {
      const path = [];
      rows.forEach(function (row, i) {
        path.length = depth[i];
        row.hidden = path.some(function (parent) { return !open[parent]; });
        path.push(i);
      });
    };
    rows.forEach(function (row, i) {
      const cell = row.cells[0];
      if (!isParent(i)) {
        return;
      }
      const name = cell.textContent;
      const fold = make('button', { type: 'button', class: 'fold', 'aria-expanded': open[i], 'aria-label': 'Parts of ' + name },
        open[i] ? '−' : '+');
      fold.addEventListener('click', function () {
        open[i] = !open[i];
        fold.setAttribute('aria-expanded', open[i]);
        fold.textContent = open[i] ? '−' : '+';
        update();
      });
      cell.prepend(fold);
    });
    update();
  }

  // ---- page ----

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function redraw() {
    drawn.forEach(function (entry) { entry.draw(); });
  }

  function theme() {
    const control = button('', function () {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      label();
      redraw();
    });
    const label = function () { control.textContent = isDark() ? 'Light' : 'Dark'; };
    control.id = 'theme';
    label();
    document.querySelector('header').append(control);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () {
      label();
      redraw();
    });
  }

  /** A button that copies the text of an element, and says so. */
  function copier(name, text) {
    const state = make('span', { role: 'status' });
    const copied = function () { state.textContent = 'Copied.'; };
    const selected = function () {
      getSelection().selectAllChildren(text);
      state.textContent = document.execCommand('copy') ? 'Copied.' : 'Selected; copy it with the keyboard.';
    };
    const frame = make('div', { class: 'controls' });
    frame.append(button(name, function () {
      if (navigator.clipboard) {
        navigator.clipboard.writeText(text.textContent).then(copied, selected);
      } else {
        selected();
      }
    }), state);
    return frame;
  }

  const observer = new ResizeObserver(function (changes) {
    changes.forEach(function (change) {
      const entry = drawn.find(function (candidate) { return candidate.element === change.target; });
      if (entry.width !== entry.element.clientWidth && entry.element.clientWidth > 0) {
        entry.draw();
      }
    });
  });

  /** What the address asks for behind its #, such as dark&point=17. */
  const asked = location.hash.slice(1).split('&');

  function printing() {
    let before;
    addEventListener('beforeprint', function () {
      before = root.dataset.theme;
      root.dataset.theme = 'light';
      redraw();
    });
    addEventListener('afterprint', function () {
      if (before) {
        root.dataset.theme = before;
      } else {
        delete root.dataset.theme;
      }
      redraw();
    });
  }

  if (asked.includes('dark') || asked.includes('light')) {
    root.dataset.theme = asked.includes('dark') ? 'dark' : 'light';
  }
  root.classList.add('scripted');
  theme();
  const scenario = document.getElementById('scenario-text');
  scenario.before(copier('Copy', scenario));
  document.querySelectorAll('.tree').forEach(function (tree, i) {
    foldable(tree.querySelector('table'));
    // References stay closed: there is much to scroll past.
    tree.open = i === 0 || tree.previousElementSibling.tagName !== 'DETAILS';
  });
  document.querySelectorAll('[data-views]').forEach(toggles);
  document.querySelectorAll('.chart:not([data-chart^="design-"])').forEach(mount);
  printing();
  return {
    data: data, asked: asked, base: base, colours: colours, valueAxis: valueAxis, nameAxis: nameAxis, labelWidth: labelWidth,
    axisOf: axisOf, gauge: gauge, fit: fit, between: between, significant: significant, prefixed: prefixed, quantity: quantity,
    escaped: escaped, legend: legend, legendLines: legendLines, make: make, button: button, save: save, csv: csv,
    copier: copier, drawing: drawing, LEGEND_LINE: LEGEND_LINE, LOG_FROM: LOG_FROM, SERIES: SERIES, SYMBOLS: SYMBOLS,
    DECALS: DECALS, HEAT: HEAT
  };
})();
