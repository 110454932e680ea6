# best peak rate η against batch_size: e2-square-root
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 563,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'
set xtics ('5' 5, '10' 10, '20' 20, '50' 50)
set xrange [3.3333333333333335:76.8]
set logscale y; set format y '%g'
set yrange [0.0023574535635121196:0.08128319490001273]
set ytics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05)
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'e2-square-root'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
4 0.003896219233995293 0.003530830338327642 0.0043467498698599935 0.003984305025643014
8 0.007801298654713296 0.007257313208361453 0.00850454970689209 0.007936986675386823
16 0.015536568294031373 0.014713877316488664 0.016621452028691995 0.01574897395434698
32 0.0306736567905815 0.029173379625427327 0.032463579462719674 0.031009578858909728
64 0.059624821052024476 0.05737272186673237 0.06252553453847133 0.060153813300610065
EOD
$data1 << EOD
4 0.003424973531749165 0.0030646896325657556 0.003947568885103076 NaN
8 0.004910732189447522 0.004424521873606915 0.005395930711451764 NaN
16 0.006970927370593853 0.006398164597475673 0.007424668821882837 NaN
32 0.009815371000686659 0.009260523652743307 0.010342274773480237 NaN
64 0.013839378995070848 0.012913232335699994 0.014261680660769722 NaN
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
set key at screen 0.2078, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd'
set key at screen 0.3712, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adam'
set key at screen 0.5577, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
