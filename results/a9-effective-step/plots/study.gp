# largest distance of the trajectories / D against rate: a9-effective-step
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 571,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set logscale x; set format x '1e%T'

set xrange [8.333333333333333e-07:0.012]
set logscale y; set format y '1e%T'
set yrange [4.0832656909960594e-07:0.870897936594356]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'a9-effective-step'
set ylabel 'largest distance of the trajectories / D' offset 1.2,0
$data0 << EOD
1e-06 8.318010870895765e-07 5.308245398294878e-07 1.2667450477290454e-06 NaN
1e-05 8.314786628156332e-06 5.3073586360268735e-06 1.2662306069425021e-05 NaN
0.0001 8.29094509444123e-05 5.300535108839471e-05 0.00012624266628075354 NaN
0.001 0.0008134451191808039 0.0005253375202021134 0.0012374921305845293 NaN
0.01 0.007348749437672757 0.00498497207519452 0.011128201375313496 NaN
EOD
$data1 << EOD
1e-06 3.738459674307263e-05 2.3874183252687177e-05 5.692932110759588e-05 NaN
1e-05 0.00037084088556213566 0.00023786857580522045 0.0005645063631866675 NaN
0.0001 0.003529420953064045 0.0023220609988475753 0.005361159972298814 NaN
0.001 0.028045115409377437 0.020141384208500982 0.0422205221929996 NaN
0.01 0.14023432220486537 0.1099890785534828 0.20595886674163036 NaN
EOD
$data2 << EOD
1e-06 0.000998170632945272 0.00064410456885997 0.0015186819022550931 NaN
1e-05 0.009044171790061891 0.006126524875333591 0.013704041726564685 NaN
0.0001 0.06111795831522739 0.04538556979163887 0.09117559914865006 NaN
0.001 0.2426783675066911 0.18987321559297468 0.3296961535819365 NaN
0.01 0.5913824163541412 0.44295119746158557 0.6699214896879662 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1243, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd(momentum=0.5)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'sgd(momentum=0.9)'
set key at screen 0.4921, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'sgd(momentum=0.98)'
unset multiplot
