# best peak rate η against batch_size: e1-noise-scale
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'

set xrange [3.3333333333333335:614.4]
set logscale y; set format y '%g'
set yrange [0.06226723387086593:2.3428595755688373]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'e1-noise-scale'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
4 0.0903949095571893 0.08094740403212572 0.09741046391203721 0.09127294974977299
16 0.30567131423812655 0.29284664737678184 0.32012700261769195 0.30759994761372467
64 0.7526050904961441 0.734793813129521 0.7708131894325722 0.7549003669074028
256 1.1852415525886904 1.1509457350590313 1.2242364373140042 1.1870294893279087
512 1.3107181922522966 1.2752175455559773 1.3509887119576507 1.3111110999095914
EOD
$data1 << EOD
4 0.1293973679400693 0.12367609102827255 0.14037263083621673 0.13198441625024118
16 0.4382796057640718 0.422003791299541 0.4606351781196325 0.4380735705493481
64 1.044996472860282 1.010990524608607 1.0875276543373746 1.0424930832430481
256 1.5971466706453765 1.523173036751392 1.647142475075832 1.5914233133523434
512 1.748794087656022 1.6754621367530245 1.8021996735144903 1.7445211117443353
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
set key at screen 0.0768, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'quadratic'
set key at screen 0.3107, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'power-law-regression'
set key at screen 0.6893, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
