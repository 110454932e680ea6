# final loss above the minimum against rate: c8-sampled-examples
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 563,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set format x '%g'
set xrange [0.022000000000000002:0.10300000000000001]
set logscale y; set format y '%g'
set yrange [0.0017476913867820764:0.6866164871620973]

set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c8-sampled-examples'
set ylabel 'final loss above the minimum' offset 1.2,0
$data0 << EOD
0.025 0.04457368094409686 0.03157510707969047 0.06108280333441363 0.05635029479811791
0.05 0.10120623109823823 0.08137103190022332 0.15591177071008633 0.1294164250516988
0.1 0.399251144562404 0.26913440084099527 0.5281665285862287 0.3682140731528345
EOD
$data1 << EOD
0.025 0.013006776674270526 0.008619673452070264 0.014617154861738868 0.01291644912689608
0.05 0.022752136526327682 0.01496127172474171 0.03148037397489778 0.026776209852527186
0.1 0.0509169720398433 0.025441959026427985 0.07229283047976798 0.057779662638119116
EOD
$data2 << EOD
0.025 0.0032346338335236258 0.0022719988028166993 0.0037582157854469944 0.0031633752343119053
0.05 0.005962459631714656 0.0044832778483819835 0.009166488279684026 0.006417517382258696
0.1 0.01131360228203293 0.008397576185436684 0.020809216152455123 0.013215400029207177
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0622, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'batch 1'
set key at screen 0.2718, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'batch 4'
set key at screen 0.4813, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'batch 16'
set key at screen 0.7052, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
