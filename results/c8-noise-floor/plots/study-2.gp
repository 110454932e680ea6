# final loss above the minimum against rate: c8-noise-floor
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'learning rate η'
set logscale x; set format x '%g'
set xtics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)
set xrange [0.03333333333333333:0.96]
set logscale y; set format y '%g'
set yrange [0.016974589831925138:18.810317620594528]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c8-noise-floor'
set ylabel 'final loss above the minimum' offset 1.2,0
$data0 << EOD
0.04 0.47503826908715885 0.35445102587836413 0.7286280309161665 0.5039859858190536
0.1 1.2030610622860949 0.9426244959751716 1.6241573180284963 1.275347495336396
0.2 2.393798307549332 1.7737337242839306 3.1423844736410316 2.604464555061227
0.4 4.889444147290963 3.9166778605935852 5.935301306270138 5.445501449118709
0.8 10.359138951506928 8.064774795782853 14.469475092765022 12.072045140553163
EOD
$data1 << EOD
0.04 0.028426763278695123 0.022066966781502682 0.03820927744219818 0.02949686880143674
0.1 0.04421043335050075 0.03909629680419294 0.057670849919058347 0.04664631748471975
0.2 0.06378599935872761 0.053411668579148204 0.07500165705657301 0.06598009568118827
0.4 0.0981087667427781 0.07087799381326962 0.10576725201716487 0.09333445856922831
0.8 0.12944615254567637 0.10738697064915137 0.1629557148058482 0.13204396889333456
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1732, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'constant'
set key at screen 0.4000, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'linear'
set key at screen 0.5911, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
