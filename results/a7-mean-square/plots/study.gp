# largest stable η × λmax against batch: a7-mean-square
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'

set xrange [0.8333333333333334:76.8]
set logscale y; set format y '%g'
set yrange [0.12805715931246486:2.2203258110935638]
set ytics ('0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'a7-mean-square'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
1 0.1666557690639791 0.1664743071062043 0.16692938706374205 0.16666666666666669
4 0.5329226724145273 0.5325043702410902 0.5340701690495285 0.5333333333333334
16 1.1848067472810886 1.1841648179857296 1.1853721743105086 1.1851851851851851
64 1.7066196162868899 1.7063434690252772 1.7079429316104335 1.7066666666666666
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3214, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title ''
set key at screen 0.4429, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
