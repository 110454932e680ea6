# Claim B4: reproduced. Under schedule-free gradient descent the sharpness at y hovers at 2/((1 − β)η).
# Run with: gnuplot B4.gp
set encoding utf8
set terminal svg size 620,410 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B4.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.9171; set bmargin at screen 0.3415
set title 'B4: reproduced'
set ylabel 'sharpness / threshold, second half' offset 1,0
set xrange [0.5:4.5]; set grid noxtics
set xtics rotate by 35 right ('momentum=0.5, rate 0.2' 1, 'momentum=0.5, rate 0.4' 2, 'momentum=0.9, rate 1' 3, 'momentum=0.9, rate 2' 4)
set yrange [0.884:1.116]; set format y '%g'
set key at screen 0.5, screen 0.0146 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.9 0.6 1.4 0.9 1.1
2 0.9 1.6 2.4 0.9 1.1
3 0.9 2.6 3.4 0.9 1.1
4 0.9 3.6 4.4 0.9 1.1
EOD
$data1 << EOD
1 0.9984773352252061
1 1.0043956512418402
1 0.9877098169096399
1 1.0038532635328776
1 0.9938221426740195
2 1.001576171776088
2 0.9960607456279524
2 0.9997914333927473
2 1.0013874456734255
2 0.9943963610664287
3 0.9299482526648445
3 0.916799623207333
3 0.9963395353731719
3 1.0002704479040032
3 0.9904652323206995
4 0.9991795498146469
4 0.99747349737184
4 0.9745219619044219
4 0.9871389770845453
4 0.9259580531540439
EOD
$data2 << EOD
1 1
2 1
3 1
4 1
EOD
$data3 << EOD
1 0.9984773352252061 0.9877098169096399 1.0043956512418402
2 0.9997914333927473 0.9943963610664287 1.001576171776088
3 0.9904652323206995 0.916799623207333 1.0002704479040032
4 0.9871389770845453 0.9259580531540439 0.9991795498146469
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
