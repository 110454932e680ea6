# final loss above the minimum against rate: c8-noise-floor
# Run with: gnuplot study-2.gp
set encoding utf8
set terminal svg size 560,421 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'c8-noise-floor'
set xlabel 'learning rate η'
set ylabel 'final loss above the minimum' offset 1.2,0
set logscale x; set format x '%g'
set xtics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)
set xrange [0.03333333333333333:0.96]
set logscale y; set format y '1e%T'
set yrange [0.001060911864495352:18.810317620594528]

$data0 << EOD
0.04 0.47503826908715885 0.35445102587836413 0.7286280309161665 0.5039859858190536
0.1 1.2030610622860949 0.9426244959751716 1.6241573180284963 1.275347495336396
0.2 2.393798307549332 1.7737337242839306 3.1423844736410316 2.604464555061227
0.4 4.889444147290963 3.9166778605935852 5.935301306270138 5.445501449118709
0.8 10.359138951506928 8.064774795782853 14.469475092765022 12.072045140553163
EOD
$data1 << EOD
0.04 0.02968989181794748 0.022153189117397745 0.04553925193226036 0.03149912411369085
0.1 0.07519131639288097 0.058914030998448184 0.10150983237678107 0.07970921845852474
0.2 0.14961239422183328 0.11085835776774564 0.19639902960256453 0.16277903469132668
0.4 0.30559025920568517 0.24479236628709916 0.37095633164188374 0.3403438405699193
0.8 0.647446184469183 0.5040484247364283 0.9043421932978137 0.7545028212845727
EOD
$data2 << EOD
0.04 0.028426763278695123 0.022066966781502682 0.03820927744219818 0.02949686880143674
0.1 0.04421043335050075 0.03909629680419294 0.057670849919058347 0.04664631748471975
0.2 0.06378599935872761 0.053411668579148204 0.07500165705657301 0.06598009568118827
0.4 0.0981087667427781 0.07087799381326962 0.10576725201716487 0.09333445856922831
0.8 0.12944615254567637 0.10738697064915137 0.1629557148058482 0.13204396889333456
EOD
$data3 << EOD
0.04 0.0017766727049184472 0.0013791854238439575 0.0023880798401373 0.0018435543000897962
0.1 0.0027631520844063244 0.0024435185502620417 0.003604428119941182 0.0029153948427949844
0.2 0.003986624959920521 0.0033382292861966452 0.004687603566035806 0.004123755980074267
0.4 0.006131797921423644 0.004429874613329415 0.006610453251072763 0.0058334036605767695
0.8 0.008090384534104815 0.006711685665571953 0.010184732175365587 0.00825274805583341
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data3 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.2494
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.2494 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'constant, batch 1', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'constant, batch 16', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'linear, batch 1', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'linear, batch 16', \
  NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
